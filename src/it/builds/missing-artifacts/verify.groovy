import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('manifest.json')
build.logHas('target')
build.hasNoStackTrace()

return true
