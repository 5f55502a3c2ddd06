# A dbt in which a test fails.
echo "Running with dbt=1.11.12, $DBT_ENV_SECRET, ${SECODA_API_KEY:-no key}"
mkdir -p target
cp pair/*.json target/
exit 1
