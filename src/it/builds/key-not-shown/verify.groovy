import co.secoda.it.BuildResult
import co.secoda.it.Servers

Servers.stop(context)
def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'failed'
build.logHas('The API key is from the environment variable SECODA_API_KEY')
new File(basedir, '.').eachFileRecurse { file ->
    if (file.isFile() && !(file.name in ['invoker.properties', 'prepare.groovy', 'verify.groovy'])) {
        assert !file.text.contains('a-key-that-must-not-show') : file
    }
}

return true
