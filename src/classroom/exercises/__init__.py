"""The exercises, one folder per module, one file per exercise. Ids come from the file names."""
