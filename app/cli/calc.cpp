// `calc`: one analytics function, or a file of vectors (ANALYTICS section 0).
#include "app/cli/calc.h"

#include "app/cli/calc_json.h"
#include "app/cli/command.h"
#include "app/json_text.h"
#include "app/tell.h"
#include "model/analytics/registry.h"
#include "model/plain_bytes.h"

#include <QFile>

#include <cstdio>
#include <set>

namespace plimsoll {

namespace {

using namespace analytics;

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

int wrongUsage(const QString& what)
{
    tell(what);
    return 2;
}

int print(const std::string& out)
{
    std::fwrite(out.data(), 1, out.size(), stdout);
    return allPrinted();
}

// "-" is standard input.
Expected<QByteArray, QString> readAll(const QString& path)
{
    constexpr qint64 kLargest = 64 << 20;
    if (path != QLatin1String("-")) {
        auto bytes = readPlainBytes(path, kLargest);
        if (!bytes) return Unexpected{QStringLiteral("%1: %2").arg(path, wordsOf(bytes.error()))};
        return std::move(*bytes);
    }
    QFile file;
    if (!file.open(stdin, QIODevice::ReadOnly))
        return Unexpected{QStringLiteral("%1: %2").arg(path, file.errorString())};
    QByteArray bytes;
    while (bytes.size() <= kLargest) {
        const QByteArray piece = file.read(1 << 16);
        if (piece.isEmpty()) break;
        bytes += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return Unexpected{QStringLiteral("%1: %2").arg(path, file.errorString())};
    if (bytes.size() > kLargest)
        return Unexpected{
            QStringLiteral("%1: %2").arg(path, wordsOf({FileRefusal::Why::TooLarge, 0, std::uint64_t{kLargest}}))};
    return bytes;
}

QString signature(const FunctionRow& row)
{
    return QStringLiteral("%1(%2) -> %3")
        .arg(QLatin1String(row.name), QLatin1String(row.inputs), QLatin1String(row.outputs));
}

int printList()
{
    std::string out;
    for (const FunctionRow& row : functionTable()) {
        out += signature(row).toStdString();
        out += "\n    ";
        out += row.section;
        out += ": ";
        out += row.summary;
        out += '\n';
    }
    return print(out);
}

QString unknownFunction(const QString& name)
{
    QStringList names;
    for (const FunctionRow& row : functionTable()) names.append(QLatin1String(row.name));
    const QString meant = nearest(name, names);
    return QStringLiteral("calc: no function \"%1\"; %2plimsoll calc --list lists all")
        .arg(name.left(60), meant.isEmpty() ? QString() : QStringLiteral("did you mean %1? ").arg(meant));
}

int runOne(const QString& name, const QString& argument)
{
    const FunctionRow* row = functionNamed(name.toStdString());
    if (!row) return wrongUsage(unknownFunction(name));
    QByteArray json = argument.toUtf8();
    if (argument == QLatin1String("-")) {
        auto bytes = readAll(argument);
        if (!bytes) return fail(bytes.error());
        json = std::move(*bytes);
    }
    auto inputs = valueFromJson(json);
    if (!inputs) return wrongUsage(QStringLiteral("calc %1: %2").arg(name, inputs.error()));
    const CallOutcome outcome = callFunction(row->name, *inputs);
    for (const std::string& key : outcome.unread)
        tell(QStringLiteral("note: %1 has no input \"%2\"").arg(QLatin1String(row->name), text(key).left(60)));
    std::string out;
    appendJson(out, outcome.outputs);
    out += '\n';
    if (const int status = print(out); status != 0) return status;
    // Too little data is an answer; a wrong input is a failure.
    if (outcome.status == CallStatus::Done || outcome.reason != Reason::BadInput) return 0;
    return fail(QStringLiteral("%1; the function is %2").arg(text(outcome.error), signature(*row)));
}

int runFile(const QString& path)
{
    static const QString wanted =
        QStringLiteral("; --vectors wants a JSON file of {\"vectors\": [{\"id\", \"fn\", \"inputs\"}]}");
    auto bytes = readAll(path);
    if (!bytes) return fail(bytes.error() + wanted);
    auto run = runVectors(*bytes);
    if (!run) return fail(QStringLiteral("%1: %2").arg(path, run.error()) + wanted);
    if (const int status = print(run->json); status != 0) return status;
    if (run->failed + run->rejected > 0)
        tell(QStringLiteral("of %1 vectors %2 could not be run and %3 have wrong inputs; first: ")
                 .arg(run->vectors + run->failed)
                 .arg(run->failed)
                 .arg(run->rejected) +
             run->firstTrouble);
    return run->failed > 0 ? 1 : 0;
}

}  // namespace

Expected<VectorRun, QString> runVectors(const QByteArray& file)
{
    auto parsed = valueFromJson(file);
    if (!parsed) return Unexpected{parsed.error()};
    const Value* vectors = parsed->find("vectors");
    if (!vectors || !vectors->list()) return Unexpected{QStringLiteral("vectors: a list is needed")};
    VectorRun run;
    std::set<std::string> taken;
    const auto put = [&run](const std::string& id, const Value& outputs) {
        run.json += run.json.empty() ? "{\n" : ",\n";
        jsontext::text(run.json, id);
        run.json += ": ";
        appendJson(run.json, outputs);
    };
    for (std::size_t i = 0; i < vectors->list()->size(); ++i) {
        const Value& vector = (*vectors->list())[i];
        const Value* id = vector.find("id");
        const Value* fn = vector.find("fn");
        const Value* inputs = vector.find("inputs");
        const char* wrong = !id || !id->text()                  ? "id: text is needed"
                            : !taken.insert(*id->text()).second ? "id: is there twice"
                            : !fn || !fn->text()                ? "fn: text is needed"
                            : !inputs                           ? "inputs: is missing"
                                                                : nullptr;
        if (wrong) {
            std::string key = "#";
            key += std::to_string(i);
            std::string why = "vectors[";
            why += std::to_string(i);
            why += "].";
            why += wrong;
            put(key, Value::Object{{"reason", reasonName(Reason::BadInput)}, {"detail", why}});
            if (run.failed + run.rejected == 0) run.firstTrouble = text(why);
            ++run.failed;
            continue;
        }
        const CallOutcome outcome = callFunction(*fn->text(), *inputs);
        put(*id->text(), outcome.outputs);
        const bool failed = outcome.status == CallStatus::NoSuchFunction;
        const bool rejected = outcome.status == CallStatus::BadArguments;
        if ((failed || rejected) && run.failed + run.rejected == 0)
            run.firstTrouble = text(*id->text()) + QStringLiteral(": ") + text(outcome.error);
        failed ? ++run.failed : ++run.vectors;
        if (rejected) ++run.rejected;
    }
    run.json += run.json.empty() ? "{}\n" : "\n}\n";
    return run;
}

int runCalc(int&, char**, const Options& o)
{
    if (o.list && (!o.files.isEmpty() || !o.vectors.isEmpty()))
        return wrongUsage(QStringLiteral("calc: --list takes nothing beside it; plimsoll calc --help"));
    if (o.list) return printList();
    if (!o.vectors.isEmpty()) {
        if (o.files.isEmpty()) return runFile(o.vectors);
        return wrongUsage(QStringLiteral("calc: --vectors FILE takes no function; plimsoll calc --help"));
    }
    if (o.files.isEmpty())
        return wrongUsage(
            QStringLiteral("calc: needs a function and its inputs as JSON, --vectors FILE or --list"));
    if (o.files.size() == 1) {
        const FunctionRow* row = functionNamed(o.files[0].toStdString());
        if (!row) return wrongUsage(unknownFunction(o.files[0]));
        return wrongUsage(QStringLiteral("calc: needs the inputs as a JSON object: %1").arg(signature(*row)));
    }
    if (o.files.size() > 2)
        return wrongUsage(QStringLiteral("calc: takes one function and one JSON text; quote the JSON"));
    return runOne(o.files[0], o.files[1]);
}

}  // namespace plimsoll
