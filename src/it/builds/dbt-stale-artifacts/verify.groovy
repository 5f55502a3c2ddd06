import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('(those there are older)')
build.logHas('is older than the dbt command of this build')
build.hasNoStackTrace()

return true
