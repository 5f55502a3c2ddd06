// A step for all your pipelines: put it into the directory vars of a shared library. In the stage's post, after dbt:
//
//     always { secodaPublish integrationId: 'd0000000-0000-4000-8000-000000000000', settings: ['secoda.maxFailing': '3'] }
//
// integrationId    the id in the URL of the integration's page in Secoda
// settings         further settings of the plugin
// directory        where dbt_project.yml is, if it isn't the workspace
// credentialsId    of a secret text with the API key; 'secoda-api-key' by default
// goal             'publish' by default; 'validate' needs no key and checks the files alone
// version          of the plugin, as in a command
//
// It needs mvn and Java 17 on the PATH, and shows the reports with the plugins JUnit and HTML Publisher.
// Never call it in a build of a fork's checkout, other than with goal: 'validate'.
def call(Map options = [:]) {
    String goal = options.goal ?: 'publish'
    String version = options.version ?: '0.1.0-SNAPSHOT'
    Map settings = [:] + (options.settings ?: [:])
    if (options.integrationId) {
        settings['secoda.integrationId'] = options.integrationId
    }
    if (!(goal ==~ /[a-z]+(-[a-z]+)*/) || !(version ==~ /[A-Za-z0-9][A-Za-z0-9._-]*/)) {
        error "secodaPublish: ${goal} of ${version} is no goal of the plugin."
    }
    String command = "mvn -B -ntp co.secoda:secoda-maven-plugin:${version}:${goal}"
    for (String name in settings.keySet().sort()) {
        if (name == 'secoda.apiKey' || !(name ==~ /secoda\.[A-Za-z]+/)) {
            error "secodaPublish: ${name} is no setting that it takes. The key is a credential: credentialsId names it."
        }
        // In quotes: a branch's name, say, is text and never run.
        command += " '-D${name}=" + settings[name].toString().replace("'", "'\\''") + "'"
    }
    dir(options.directory ?: '.') {
        try {
            if (goal == 'validate') {
                sh command
            } else {
                withCredentials([string(credentialsId: options.credentialsId ?: 'secoda-api-key', variable: 'SECODA_API_KEY')]) {
                    sh command
                }
            }
        } finally {
            // Your limits decide what fails, and may allow some failing tests: they alone don't make the build unstable.
            junit testResults: 'target/secoda/TEST-secoda.xml', allowEmptyResults: true, skipMarkingBuildUnstable: true
            publishHTML target: [reportName: 'Secoda', reportDir: 'target/secoda', reportFiles: 'index.html',
                                 keepAll: true, alwaysLinkToLastBuild: true, allowMissing: true]
            archiveArtifacts artifacts: 'target/secoda/*', allowEmptyArchive: true
        }
    }
}
