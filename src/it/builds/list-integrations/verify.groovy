co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
(1..25).each { build.logHas("  custom  Integration $it.") }
assert build.log().count('dbt Core (sandbox)') == 1
build.logHas('secoda.output=xml is not one of table, json.')
build.logHas('Check that the API key is of this workspace')
build.logHas('There is no API key: set the environment variable SECODA_API_KEY')
assert !build.log().contains('onMissingKey')
build.hasNoStackTrace()

return true
