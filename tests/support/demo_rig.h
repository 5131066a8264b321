// The program as a whole on simulated venues in calm, with its data in a folder that goes with it.
#pragma once

#include "app/application.h"
#include "app/run_setup.h"
#include "tests/support/instrumented.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

namespace plimsoll::test {

struct DemoRig {
    static constexpr int kPatienceMs = kSlowdown * 30'000;
    QTemporaryDir m_dir;
    std::unique_ptr<Application> m_application;

    void open()
    {
        Options o;
        o.demo = true;
        o.dataDir = m_dir.path();
        o.scenario = QStringLiteral("calm");
        auto simulation = simulationFrom(o);
        QVERIFY2(simulation.hasValue(), simulation ? "" : qPrintable(simulation.error()));
        m_application = std::make_unique<Application>(o, configFrom(o), choosePaths(o));
        m_application->useDemo(std::move(*simulation));
        m_application->open();
    }
    void close() { m_application.reset(); }
};

}  // namespace plimsoll::test
