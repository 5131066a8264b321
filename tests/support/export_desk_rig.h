// A window with its export desk in a folder of the test: its clock, its disk and its market are the test's own.
#pragma once

#include "app/export_desk.h"
#include "tests/support/sample_hub.h"
#include "tests/support/still_source.h"
#include "ui/main_window.h"
#include "ui/snapshot_plans.h"

#include <QComboBox>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdint>
#include <functional>
#include <memory>

namespace plimsoll::test {

struct ExportDeskRig {
    void fresh()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_free = 50'000'000'000;
        m_asked = nullptr;
    }
    void close()
    {
        m_window.reset();
        m_source.reset();
        m_hub.reset();
    }
    void open(SourceKind kind = SourceKind::Live)
    {
        m_hub = std::make_unique<SnapshotHub>();
        sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, sample::Mood::Full).fill();
        m_source = std::make_unique<StillSource>(m_clock, kind);
        m_window = std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock, kind,
                                                QStringList{QStringLiteral("binance"), QStringLiteral("bybit")});
        m_window->resize(1'366, 768);
        m_window->setAsset(QStringLiteral("BTC"));
        m_desk = new ExportDesk(
            *m_window, *m_source, exports(), m_dir->path(), [](ExportOrder&) {}, [this] { return m_now; },
            [this](const QString& folder) {
                if (m_asked) m_asked(folder);
                return m_free;
            });
        m_window->show();
    }
    QString exports() const { return m_dir->filePath(QStringLiteral("exports")); }
    QStringList entries() const
    {
        return QDir(exports()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    template <typename W>
    W* field(const char* name) const
    {
        return m_desk->dialog()->findChild<W*>(QLatin1String(name));
    }
    void choose(const char* name, const QVariant& data) const
    {
        auto* box = field<QComboBox>(name);
        box->setCurrentIndex(box->findData(data));
        QVERIFY(box->currentIndex() >= 0);
    }
    // The path of the next export.
    QString exported(const std::function<void()>& go)
    {
        QSignalSpy done(m_desk, &ExportDesk::exported), failed(m_desk, &ExportDesk::failed);
        go();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(done.count() + failed.count() == 1, 60'000); }();
        if (failed.count() > 0) qWarning().noquote() << failed.first().first().toString();
        return done.count() == 1 ? done.first().first().toString() : QString();
    }
    static ExportChoice of(ExportWhat what, ExportForm form, const QStringList& panels = {})
    {
        ExportChoice c;
        c.what = what;
        c.form = form;
        c.panels = panels;
        return c;
    }
    static SnapshotPlan hourly()
    {
        SnapshotPlan plan;
        plan.id = QStringLiteral("test");
        plan.minutes = 60;
        plan.choice = of(ExportWhat::Panel, ExportForm::Png, {QStringLiteral("funding")});
        return plan;
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<StillSource> m_source;
    std::unique_ptr<MainWindow> m_window;
    ExportDesk* m_desk = nullptr;
    Timestamp m_now = fromUnixMs(1'699'920'000'000);  // a day's beginning
    std::int64_t m_free = 50'000'000'000;
    std::function<void(const QString& folder)> m_asked;  // in the thread that asks
};

}  // namespace plimsoll::test
