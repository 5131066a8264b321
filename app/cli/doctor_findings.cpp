#include "app/cli/doctor_findings.h"

#include "app/tell.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace plimsoll {

namespace {

// In the order of Finding::Verdict.
constexpr const char* kWords[] = {"ok", "note", "FAIL"};
constexpr const char* kKeys[] = {"ok", "note", "fail"};

}  // namespace

void Findings::check(bool good, const QString& subject, const QString& what, const QString& remedy)
{
    if (good)
        ok(subject, what);
    else
        bad(subject, what, remedy);
}

int Findings::failed() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(),
                                          [](const Finding& f) { return f.verdict == Finding::Verdict::Fail; }));
}

void Findings::add(Finding f)
{
    if (!m_json) {
        QString line = f.what;
        if (!f.remedy.isEmpty()) line += QStringLiteral(" -> ") + f.remedy;
        std::printf("%-5s %-22s %s\n", kWords[static_cast<std::size_t>(f.verdict)], plainly(f.subject).constData(),
                    plainly(line).constData());
        std::fflush(stdout);
    }
    m_all.push_back(std::move(f));
}

void Findings::finish() const
{
    if (!m_json) return;
    QJsonArray checks;
    for (const Finding& f : m_all) {
        QJsonObject one{{QStringLiteral("verdict"), QLatin1String(kKeys[static_cast<std::size_t>(f.verdict)])},
                        {QStringLiteral("subject"), f.subject},
                        {QStringLiteral("what"), f.what}};
        if (!f.remedy.isEmpty()) one.insert(QStringLiteral("remedy"), f.remedy);
        checks.append(one);
    }
    const QJsonObject all{{QStringLiteral("version"), QStringLiteral(PLIMSOLL_VERSION)},
                          {QStringLiteral("failed"), failed()},
                          {QStringLiteral("checks"), checks}};
    std::printf("%s\n", plainJson(QJsonDocument(all).toJson(QJsonDocument::Compact)).constData());
    std::fflush(stdout);
}

}  // namespace plimsoll
