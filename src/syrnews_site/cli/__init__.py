"""The command line: commands, options, progress, reports. Only this room prints."""
