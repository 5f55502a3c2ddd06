import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.log().count('-Dsecoda.confirm=5ec0da00-5a4d-4b0c-8000-000000000001') >= 2
assert !build.log().contains('Uploading ')
build.hasNoStackTrace()

return true
