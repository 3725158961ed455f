"""The self-paced session on one's own machine: the built notebooks as pages with a kernel, or in JupyterLab."""
