"""One section of a cohort report a module: from a snapshot's rows to released values, through the gate."""
