import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('secoda.maxFailing')
build.logHas('abc')
build.hasNoStackTrace()

return true
