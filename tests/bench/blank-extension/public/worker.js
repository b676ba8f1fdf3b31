// Nothing runs here: the bench opens the popup from this worker, as it does from Firstline's.
