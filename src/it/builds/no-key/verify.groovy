import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('SECODA_API_KEY')
build.hasNoStackTrace()

return true
