"""Files and folders: walking, reading and writing whole files, names, locks."""
