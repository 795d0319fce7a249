"""The messages of the program in other languages: one catalogue, English and Arabic side by side."""
