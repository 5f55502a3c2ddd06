co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('he state file is of another run: the run results that were uploaded have the SHA-256')
build.logHas('he state file is of integration 5ec0da00-5a4d-4b0c-8000-000000000001, not of 3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11')
build.logHas('no sync was triggered after it: run trigger before check')
build.hasNoStackTrace()

return true
