"""`python -m sitegen`, where the command itself is on no path."""

from sitegen.cli import main

if __name__ == "__main__":
    main(prog_name="sitegen")
