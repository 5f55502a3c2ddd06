import co.secoda.it.HostileServers
import co.secoda.it.Pairs
import co.secoda.it.Servers

// A module for each goal that speaks to Secoda with each server.
def metadata = new File(projectDirectory, 'examples/metadata')
def goals = [
        'upload': '', 'trigger': '', 'check': '', 'publish': '', 'doctor': '', 'get-integration': '',
        'calibrate': '<confirm>ID</confirm>', 'delete-integration': '<confirm>ID</confirm>',
        'create-integration': '<name>Shop</name>', 'list-integrations': '', 'list-slack-channels': '',
        'import-csv': "<file>$metadata/columns.csv</file>", 'import-jsonl': "<resourcesFile>$metadata/resources.jsonl</resourcesFile>"]
def withoutId = ['create-integration', 'list-integrations', 'list-slack-channels']
def offline = ['dbt', 'validate', 'sandbox', 'help']
def descriptor = new groovy.xml.XmlSlurper().parse(new File(projectDirectory, 'target/classes/META-INF/maven/plugin.xml'))
assert descriptor.mojos.mojo.goal*.text() as Set == goals.keySet() + offline
def header = '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'

Servers.start(context, basedir, 'a-key-that-must-not-show', [
        'secoda.awaitSync': 'false', 'secoda.syncTimeout': '2s', 'secoda.settleTime': '1s', 'secoda.onUnreachable': 'warn', 'secoda.responseTimeout': '1s', 'secoda.retries': '1'])
def properties = new Properties()
new File(basedir, 'test.properties').withInputStream { properties.load(it) }
def sandbox = properties.remove('secoda.baseUrl')
properties.remove('secoda.integrationId')
new File(basedir, 'test.properties').withOutputStream { properties.store(it, null) }

def servers = new HostileServers()
context.put('hostile', servers)
def modules = []
(servers.urls() + [sandbox: sandbox]).each { server, url ->
    goals.findAll { goal, configuration -> server != 'sandbox' || goal == 'publish' }.each { goal, configuration ->
        def module = "$goal-$server"
        modules << module
        def id = server == 'sandbox' ? co.secoda.sandbox.SandboxSettings.DEFAULT_INTEGRATION_ID : module
        Pairs.copy(projectDirectory, 'failing', new File(basedir, "$module/target"))
        new File(basedir, "$module/pom.xml").text = """$header
<parent><groupId>co.secoda.it</groupId><artifactId>key-not-shown</artifactId><version>1</version></parent>
<artifactId>$module</artifactId><packaging>pom</packaging>
<build><plugins><plugin>
<groupId>co.secoda</groupId><artifactId>secoda-maven-plugin</artifactId><version>\${it.version}</version>
<executions><execution><phase>verify</phase><goals><goal>$goal</goal></goals></execution></executions>
<configuration><baseUrl>$url</baseUrl>${goal in withoutId ? '' : "<integrationId>$id</integrationId>"}${configuration.replace('ID', id)}</configuration>
</plugin></plugins></build></project>"""
    }
}
// dbt, and what it runs, has no business with the key.
modules << 'dbt-env'
new File(basedir, 'dbt-env').mkdirs()
new File(basedir, 'dbt-env/pom.xml').text = """$header
<parent><groupId>co.secoda.it</groupId><artifactId>key-not-shown</artifactId><version>1</version></parent>
<artifactId>dbt-env</artifactId><packaging>pom</packaging>
<build><plugins><plugin>
<groupId>co.secoda</groupId><artifactId>secoda-maven-plugin</artifactId><version>\${it.version}</version>
<executions><execution><phase>verify</phase><goals><goal>dbt</goal></goals></execution></executions>
<configuration><dbtCommand>env</dbtCommand></configuration>
</plugin></plugins></build></project>"""
new File(basedir, 'pom.xml').text = """$header
<groupId>co.secoda.it</groupId><artifactId>key-not-shown</artifactId><version>1</version><packaging>pom</packaging>
<modules>${modules.collect { "<module>$it</module>" }.join()}</modules></project>"""

return true
