"""Writes the manual page from what the command says of itself.

usage: fundcast --experimental-dump-help | manual.py VERSION > fundcast.1
"""

import json
import sys


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def names(argument):
    value = f" \\fI{escaped(argument['valueName'])}\\fR" if argument["kind"] == "option" else ""
    if argument["kind"] == "positional":
        dots = " ..." if argument["isRepeating"] else ""
        return f"\\fI{escaped(argument['valueName'])}\\fR{dots}"
    written = [
        ("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]
    ]
    return ", ".join(f"\\fB{escaped(name)}\\fR" for name in written) + value


def shown(command):
    return [one for one in command.get("arguments", []) if one["shouldDisplay"]]


def options(command, left_out=()):
    for argument in shown(command):
        if argument.get("valueName") in left_out:
            continue
        print(".TP")
        print(names(argument))
        text = argument.get("abstract", "")
        if argument.get("defaultValue"):
            text += f" [{argument['defaultValue']}]"
        print(escaped(text))


def section(command, path):
    inner = [one for one in command.get("subcommands", []) if one["commandName"] != "help"]
    if inner:
        for one in inner:
            section(one, path + [one["commandName"]])
        return
    print(f".SS {escaped(' '.join(path))}")
    print(escaped(command.get("abstract", "")))
    if command.get("discussion"):
        print(".PP")
        print(escaped(command["discussion"]))
    options(command, left_out=SHARED | {"help", "version"})


# Options of all commands are said once.
SHARED = {"language", "models", "json", "quiet", "timings"}

root = json.load(sys.stdin)["command"]
print(f'.TH FUNDCAST 1 "" "FundCast {sys.argv[1]}" "User Commands"')
# Words of both languages leave lines that cannot be spread to the margin.
print(".ad l")
print(".SH NAME\nfundcast \\- forecasts and budgets of public medical\\-insurance funds")
print(".SH SYNOPSIS\n.B fundcast\n.I command\n.RI [ options ]")
print(".SH DESCRIPTION")
print(escaped(root["abstract"]))
print(".SH OPTIONS OF ALL COMMANDS")
run = next(one for one in root["subcommands"] if one["commandName"] == "run")
common = {"arguments": [one for one in shown(run) if one.get("valueName") in SHARED | {"help"}]}
options(common)
print(".SH COMMANDS")
for one in root["subcommands"]:
    if one["commandName"] != "help":
        section(one, [one["commandName"]])
print(".SH EXIT STATUS")
print(escaped(root["discussion"]))
print(".SH FILES")
for path, what in [
    ("/usr/share/fundcast/models", "模型、参数和表式 models, parameters and forms"),
    ("/usr/share/fundcast/scenarios", "可复制的方案 scenarios to copy"),
    ("/etc/fundcast/NAME.yaml", "每月运行的配置 what fundcast\\-monthly@NAME.timer runs"),
    ("/usr/share/doc/fundcast/examples/monthly.yaml", "配置示例 a sample of it"),
]:
    print(f".TP\n.I {path.replace('-', chr(92) + '-')}\n{what}")
