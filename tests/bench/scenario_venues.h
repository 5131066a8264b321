// Simulated venues of a scenario in a process of their own, as `plimsoll simulate` serves them, for as long as
// this lives.
#pragma once

#include "app/endpoints_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace plimsoll::bench {

class ScenarioVenues {
public:
    explicit ScenarioVenues(const QString& scenario) : m_file(m_dir.filePath(QStringLiteral("endpoints.json")))
    {
        const QString program =
            QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../plimsoll"));
        m_process.start(program, {QStringLiteral("simulate"), QStringLiteral("--scenario"), scenario});
        if (!m_process.waitForReadyRead(30'000)) {
            m_problem = QStringLiteral("no venues: ") + QString::fromUtf8(m_process.readAllStandardError()) +
                        m_process.errorString();
            return;
        }
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly) || file.write(m_process.readLine()) <= 0) {
            m_problem = file.errorString();
            return;
        }
        file.close();
        if (const auto map = readEndpoints(m_file))
            m_endpoints = *map;
        else
            m_problem = map.error();
    }
    ~ScenarioVenues()
    {
        if (m_process.state() == QProcess::NotRunning) return;
        m_process.terminate();
        if (!m_process.waitForFinished(10'000)) m_process.kill();
    }
    ScenarioVenues(const ScenarioVenues&) = delete;
    ScenarioVenues& operator=(const ScenarioVenues&) = delete;

    // Empty: they listen.
    const QString& problem() const { return m_problem; }
    const EndpointMap& endpoints() const { return m_endpoints; }
    const QString& file() const { return m_file; }  // as --endpoints takes it

private:
    QTemporaryDir m_dir;
    const QString m_file;
    QProcess m_process;
    EndpointMap m_endpoints;
    QString m_problem;
};

}  // namespace plimsoll::bench
