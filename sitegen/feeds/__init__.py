"""What machines read: feeds, podcasts, calendars, site maps and structured data."""
