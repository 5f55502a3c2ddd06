import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas("this build's clean has just wiped it")
build.logHas('run dbt after clean')
build.hasNoStackTrace()

return true
