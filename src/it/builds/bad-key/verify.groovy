import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('401')
build.logHas('Check that the API key is of this workspace')
assert !build.log().contains('not-the-key-of-this-sandbox')
build.hasNoStackTrace()

return true
