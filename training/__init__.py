"""How the shipped statement model was made: data, training, export, evaluation, model card."""
