import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas("no-such-dbt can't be started in")
build.logHas('secoda.dbtCommand takes a path too')
build.hasNoStackTrace()

return true
