"""The commands of the command line, each thin: parse, call one function of the pipeline, print, exit 0, 1 or 2."""
