import co.secoda.it.BuildResult

def log = new BuildResult(basedir).log()
def good = ['Java', 'Maven', 'settings', 'API key', 'URL', 'proxy', 'connection', 'health', 'key accepted', 'integration']
def bad = ['artifacts']
def skipped = ['pair']
good.each { assert log =~ /\[INFO\] (✔|ok) $it: / : it }
bad.each { assert log =~ /\[ERROR\] (✘|FAIL) $it: / : it }
skipped.each { assert log =~ /\[INFO\] - $it: not checked/ : it }
assert log.contains('run dbt build first')
new BuildResult(basedir).hasNoStackTrace()

return true
