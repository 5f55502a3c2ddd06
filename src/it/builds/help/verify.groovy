import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
['upload', 'trigger', 'check', 'publish', 'validate', 'list-integrations', 'get-integration', 'create-integration', 'delete-integration', 'import-csv', 'import-jsonl',
 'list-slack-channels', 'sandbox'].each { build.logHas("secoda:$it") }

return true
