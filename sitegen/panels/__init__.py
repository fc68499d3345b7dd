"""Print-ready exhibition panels: values in, PDF bytes out."""
