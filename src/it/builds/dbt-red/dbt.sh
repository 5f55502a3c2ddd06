# A dbt in which a test fails.
echo "Running with dbt=1.11.12, $DBT_ENV_SECRET, ${SECODA_API_KEY:-no key}"
if env | grep -q -e not-for-dbt -e secoda.apiKey; then
  echo "The key is in the environment"
fi
mkdir -p target
cp pair/*.json target/
exit 1
