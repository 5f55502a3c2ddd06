import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('secoda.maxFailng')
build.logHas('did you mean -Dsecoda.maxFailing?')

return true
