import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
['upload', 'trigger', 'check', 'publish', 'validate', 'sandbox'].each { build.logHas("secoda:$it") }

return true
