#!/usr/bin/env python3
"""Measures the plugin on this machine and writes docs/benchmarks.md. See CONTRIBUTING.md.

Needs Maven, a JDK 17, curl, and for the comparison with the documented script Python's package requests. It takes some
six minutes on a machine that does nothing else. Whole processes are measured in turn, and medians are told.
"""

import argparse
import datetime
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "benchmark"
PAGE = ROOT / "docs" / "benchmarks.md"
POM = xml.etree.ElementTree.parse(ROOT / "pom.xml").getroot()
PLUGIN = "co.secoda:secoda-maven-plugin:" + POM.findtext("{http://maven.apache.org/POM/4.0.0}version")
SIZES = (1, 10, 100, 300, 1000)
FAST_START = "MAVEN_OPTS=-XX:TieredStopAtLevel=1"
PURPOSES = {
    "httpclient5": "the calls: proxies, TLS, streamed uploads, deadlines",
    "httpcore5": "what `httpclient5` is built on, and the server of the sandbox",
    "httpcore5-h2": "`httpclient5` needs it; the plugin itself doesn't",
    "jackson-core": "reads the artifacts, streaming",
    "jackson-jr-objects": "reads and writes small JSON: answers, the state, the summary",
    "snakeyaml-engine": "lines of tests in YAML, and `dbt_project.yml`",
    "fastcsv": "checks a CSV before it is imported",
    "mimepull": "takes uploads apart in the sandbox",
    "jte-runtime": "draws the HTML page; its templates are compiled with the plugin",
    "jspecify": "annotations for null, which the code is checked with",
}


def median(figures):
    return statistics.median(figures)


class Run:
    """One process that has ended, with all that it started. Its command may begin with variables, as in a shell."""

    def __init__(self, command, **more):
        given = [word for word in command if str(word).startswith("MAVEN_OPTS=")]
        command = command[len(given):]
        more["env"] = {**os.environ, **dict(word.split("=", 1) for word in given)}
        with open(WORK / "last.log", "wb") as log:
            began = time.monotonic()
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=WORK, **more)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n" + (WORK / "last.log").read_text())
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


def in_turn(rounds, **commands):
    """So many runs of each command, in turn, after one of each that isn't counted."""
    runs = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            shutil.rmtree(WORK / "reports", ignore_errors=True)  # a checkout of a CI job has none
            run = Run(command)
            if number > 0:
                runs[name].append(run)
    return {name: Figures(all_of_it) for name, all_of_it in runs.items()}


class Figures:
    def __init__(self, runs):
        self.wall = median([run.wall for run in runs])
        self.cpu = median([run.cpu for run in runs])
        self.megabytes = median([run.megabytes for run in runs])


def maven(*arguments):
    command = [OPTIONS.maven, "-B", "-ntp", *arguments]
    return command + ([f"-Dmaven.repo.local={OPTIONS.repository}"] if OPTIONS.repository else [])


def goal(name, *arguments):
    return maven("-o", "-q", f"{PLUGIN}:{name}", *arguments)


def build():
    """The plugin, installed, and the classes of the benchmark; what its comparison of readers says."""
    subprocess.run(maven("-q", "install", "-DskipTests", "-DskipITs"), cwd=ROOT, check=True)
    said = subprocess.run(
        maven("-q", "-f", "src/benchmark", "process-test-classes", "-Dbenchmark.megabytes=100"),
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"^(\S.*?) +([\d.]+) s +([\d.]+) x +([\d,]+) MB", said, re.M)
    if len(rows) < 5:
        sys.exit("the comparison of readers said:\n" + said)
    return rows


def java(main, *arguments):
    classpath = (WORK / "classpath").read_text()
    return subprocess.run(
        ["java", "-cp", classpath, main, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def pair(megabytes):
    return f"-Dsecoda.artifactsDirectory={WORK / f'{megabytes}MB'}"


def reports(name):
    return f"-Dsecoda.reportDirectory={WORK / 'reports' / name}"


def sizes():
    rows = []
    for megabytes in SIZES:
        rounds = 5 if megabytes < 1000 else 3
        files = [str(WORK / f"{megabytes}MB" / name) for name in ("manifest.json", "run_results.json")]
        rows.append((megabytes, in_turn(
            rounds,
            help=goal("help"),
            json=goal("validate", pair(megabytes), reports("json"), "-Dsecoda.reports=json"),
            all=goal("validate", pair(megabytes), reports("all")),
            start=[sys.executable, "-c", "import json"],
            python=[sys.executable, "-c", f"import json\nfor file in {files}: json.load(open(file))"])))
    return rows


class Sandbox:
    """The plugin's own, in a process of its own, over plain http."""

    def __enter__(self):
        self.log = WORK / "sandbox.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                maven("-o", f"{PLUGIN}:sandbox", "-Dsecoda.sandboxHabits=sync=100ms"), cwd=WORK, stdout=log)
        for _ in range(600):
            found = re.search(
                r"-Dsecoda.baseUrl=(\S+) -Dsecoda.apiKey=(\S+) -Dsecoda.integrationId=(\S+)", self.log.read_text())
            if found:
                self.url, self.key, self.integration = found.groups()
                return self
            time.sleep(0.1)
        self.process.terminate()
        sys.exit("the sandbox didn't start:\n" + self.log.read_text())

    def __exit__(self, *ignored):
        self.process.terminate()
        self.process.wait()


def starts():
    with Sandbox() as sandbox:
        publish = goal(
            "publish", pair(1), reports("publish"), "-Dsecoda.awaitSync=false", f"-Dsecoda.baseUrl={sandbox.url}",
            f"-Dsecoda.apiKey={sandbox.key}", f"-Dsecoda.integrationId={sandbox.integration}")
        return in_turn(
            7,
            help=goal("help"),
            validate=goal("validate", pair(1), reports("validate")),
            publish=publish,
            help_fast=[FAST_START, *goal("help")],
            validate_fast=[FAST_START, *goal("validate", pair(1), reports("validate"))],
            publish_fast=[FAST_START, *publish],
            python=[
                sys.executable, str(ROOT / "src/benchmark/publish.py"),
                sandbox.url, sandbox.key, sandbox.integration, str(WORK / "1MB")])


def modules():
    """Eight modules of 10 MB each that publish to a sandbox whose syncs take a second."""
    reactor = WORK / "modules"
    shutil.rmtree(reactor, ignore_errors=True)
    pom = """<project><modelVersion>4.0.0</modelVersion>
      <groupId>benchmark</groupId><artifactId>{name}</artifactId><version>1</version><packaging>pom</packaging>{more}
    </project>"""
    names = [f"m{number}" for number in range(1, 9)]
    reactor.mkdir(parents=True)
    (reactor / "pom.xml").write_text(pom.format(
        name="all", more="<modules>" + "".join(f"<module>{name}</module>" for name in names) + "</modules>"))
    for name in names:
        (reactor / name / "target").mkdir(parents=True)
        for file in ("manifest.json", "run_results.json"):
            os.link(WORK / "10MB" / file, reactor / name / "target" / file)
        group, artifact, version = PLUGIN.split(":")
        (reactor / name / "pom.xml").write_text(pom.format(name=name, more=f"""<build><plugins><plugin>
          <groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>
          <executions><execution><goals><goal>publish</goal></goals></execution></executions>
          <configuration><integrationId>{name}</integrationId></configuration></plugin></plugins></build>"""))
    command = maven(
        "-o", "-q", "-f", str(reactor), "verify", "-Dsecoda.sandbox=true", "-Dsecoda.sandboxHabits=sync=1s",
        "-Dsecoda.pollInterval=1s")
    return in_turn(3, serial=command, parallel=[*command, "-T", "4"])


def dependencies():
    repository = pathlib.Path(OPTIONS.repository or pathlib.Path.home() / ".m2" / "repository")
    descriptor = xml.etree.ElementTree.parse(ROOT / "target/classes/META-INF/maven/plugin.xml")
    rows = []
    for dependency in descriptor.findall("./dependencies/dependency"):
        group, artifact, version = (dependency.findtext(key) for key in ("groupId", "artifactId", "version"))
        jar = repository / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.jar"
        rows.append((artifact, jar.stat().st_size, PURPOSES[artifact]))
    own = next(jar for jar in (ROOT / "target").glob("secoda-maven-plugin-*.jar") if re.search(r"SNAPSHOT\.jar|\d\.jar", jar.name))
    return sorted(rows, key=lambda row: -row[1]), own.stat().st_size


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if os.path.exists("/proc/cpuinfo") else []:
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor() or "unknown"


def line(*cells):
    return "| " + " | ".join(cells) + " |\n"


def write(readers, transfer, whole, start, reactor, load):
    version = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    maven_version = re.search(
        r"Apache Maven (\S+)", subprocess.run([OPTIONS.maven, "-v"], capture_output=True, text=True).stdout).group(1)
    maven_version = re.sub(r"\x1b\[\d*m", "", maven_version)
    text = f"""# Benchmarks

One command measures all of this and writes this page: `src/benchmark/table.py`. What counts is how figures of one run
compare. They are medians of {datetime.date.today()}, on {os.cpu_count()} cores of the kind {processor()}, with {version.replace('"', '')}
and Maven {maven_version}. The load of the machine was {load} when it began; the command itself is most of it later.

## Reading

A pair of 100 MB in one JVM that is warm. `DbtRunReader` checks and digests it; the bare loop looks at each token.

| reader | against the bare loop | heap in use after a collection |
| --- | --: | --: |
"""
    for title, _, ratio, heap in sorted(readers, key=lambda row: float(row[2])):
        text += line(title, ratio + " x", heap + " MB")
    ours, curl, ratio = transfer
    text += f"""
## Sending

The same pair is sent to a server of the same machine that forgets it: {float(ratio):.2f} times the time of `curl -F`
({float(ours):.2f} s and {float(curl):.2f} s).

## What a goal costs

A pair of 1 MB, whole processes. `publish` sends over plain http to the sandbox in another process, starts the sync and
doesn't wait (`secoda.awaitSync=false`). A fast start is one with `{FAST_START}`. The script is
what Secoda documents, with Python's `requests`: it sends both files and starts the sync, and checks nothing.

| process | seconds | more than `help` | processor time |
| --- | --: | --: | --: |
"""
    for name, title, least in (
            ("help", "`help`", ""), ("validate", "`validate`", "help"), ("publish", "`publish`", "help"),
            ("help_fast", "`help`, fast start", ""), ("validate_fast", "`validate`, fast start", "help_fast"),
            ("publish_fast", "`publish`, fast start", "help_fast"), ("python", "the documented script", "")):
        figures = start[name]
        over = f"{figures.wall - start[least].wall:.2f} s" if least else ""
        text += line(title, f"{figures.wall:.2f} s", over, f"{figures.cpu:.2f} s")
    text += """
## Size

`validate` with its default reports, and with the summary alone, each without what `help` takes. Python reads both
files with `json.load`, without what its start takes. Memory is that of the whole process; the JVM takes more where
there is more.

| pair | summary alone | default reports | against the summary | against `json.load` | memory | memory of Python |
| --: | --: | --: | --: | --: | --: | --: |
"""
    for megabytes, runs in whole:
        alone = runs["json"].wall - runs["help"].wall
        default = runs["all"].wall - runs["help"].wall
        python = runs["python"].wall - runs["start"].wall
        text += line(
            f"{megabytes:,} MB", f"{alone:.2f} s", f"{default:.2f} s", f"{default / alone:.2f} x",
            f"{default / python:.2f} x", f"{runs['all'].megabytes:,.0f} MB", f"{runs['python'].megabytes:,.0f} MB")
    parallel, serial = reactor["parallel"], reactor["serial"]
    rows, own = dependencies()
    text += f"""
## Modules

Eight modules of 10 MB each publish to the sandbox and wait for syncs of a second: with `-T 4` in {parallel.wall:.1f} s, one after
another in {serial.wall:.1f} s, which is {parallel.wall / serial.wall:.2f} of it.

## Download

What a CI job downloads that begins with an empty local repository: {(sum(row[1] for row in rows) + own) / 1e6:.1f} MB in all. The suite holds the
dependencies to 5 MB.

| jar | size | what for |
| --- | --: | --- |
"""
    text += line("`secoda-maven-plugin`", f"{own / 1e3:.0f} kB", "the plugin itself")
    for artifact, size, purpose in rows:
        text += line(f"`{artifact}`", f"{size / 1e3:.0f} kB", purpose)
    PAGE.write_text(text)


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    load = f"{os.getloadavg()[0]:.1f}"
    began = time.monotonic()

    def tell(what):
        print(f"{time.monotonic() - began:4.0f} s  {what}", flush=True)

    tell("builds the plugin, and compares readers")
    readers = build()
    tell("grows pairs")
    java("co.secoda.dbt.GrowPairs", WORK, *SIZES)
    tell("sends")
    transfer = re.search(r"^transfer (\S+) (\S+) (\S+)", java("co.secoda.api.TransferComparison", WORK / "100MB"), re.M).groups()
    tell("starts goals")
    start = starts()
    tell("reads pairs of each size")
    whole = sizes()
    tell("publishes modules")
    reactor = modules()
    write(readers, transfer, whole, start, reactor, load)
    tell(f"wrote {PAGE}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--maven", default="mvn", help="the command of Maven")
    parser.add_argument("--repository", help="the local repository, if it isn't ~/.m2/repository")
    OPTIONS = parser.parse_args()
    main()
