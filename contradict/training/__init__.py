"""Fine-tuning: pairs in Parquet and a recipe become an adapter on a public base."""
