"""The command line of Plain Figures: `python build.py --help`. The same as the installed command `plainfigures`."""

from plainfigures.cli import main

if __name__ == "__main__":
    main()
