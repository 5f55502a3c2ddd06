# A dbt that finds no profile.
echo "Could not find profile named shop" >&2
exit 2
