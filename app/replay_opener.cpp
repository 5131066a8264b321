#include "app/replay_opener.h"

#include "app/end_watch.h"
#include "app/interrupts.h"
#include "model/market/disk_work.h"
#include "ui/opening_window.h"
#include "widgets/style_sheet.h"
#include "widgets/ui_text.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <optional>
#include <thread>

namespace plimsoll {

namespace {

constexpr int kPatienceMs = 250;  // before anything is shown
constexpr int kProgressMs = 60;

using Opened = Expected<SurveyedReplay, QString>;

Opened lookThrough(const QStringList& files, std::uint8_t venues, const ReadWatchPtr& watch)
{
    const DiskWork work("reading", files.join(u", ").toStdString(), DiskWork::Kind::Reads);
    auto recording = Recording::open(files, watch);
    if (!recording) return Unexpected{recording.error()};
    SurveyedReplay replay{std::make_unique<ReplaySource>(std::move(*recording), venues), {}};
    replay.survey = replay.source->survey();
    if (replay.survey.venues == 0)
        return Unexpected{UiText::tr("nothing in %1 belongs to a venue that is asked for").arg(files.join(u", "))};
    return replay;
}

}  // namespace

Expected<SurveyedReplay, QString> openForWindow(const QStringList& files, std::uint8_t venues, const Theme& theme)
{
    applyTheme(*qApp, theme);
    const auto watch = std::make_shared<ReadWatch>();
    Interrupts interrupts;
    OpeningWindow window(files);
    QEventLoop loop;
    std::optional<Opened> result;
    std::optional<EndWatch> end;
    const auto stop = [&] {
        watch->cancelled = true;
        if (!end) end.emplace(EndWatch::Options());  // the reader is waited for, and there is no window any more
    };
    QObject::connect(&window, &OpeningWindow::dismissed, &loop, [&] {
        stop();
        if (result) loop.quit();
    });
    QObject::connect(&interrupts, &Interrupts::requested, &window, [&] {
        stop();
        window.close();
    });
    QTimer patience, progress;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &window, &QWidget::show);
    QObject::connect(&progress, &QTimer::timeout, &window,
                     [&] { window.setProgress(watch->share(), static_cast<double>(watch->bytes.load())); });
    patience.start(kPatienceMs);
    progress.start(kProgressMs);

    std::thread reader([&, watch] {
        Opened opened = lookThrough(files, venues, watch);
        QMetaObject::invokeMethod(
            &loop,
            [&, done = std::make_shared<Opened>(std::move(opened))] {
                result.emplace(std::move(*done));
                loop.quit();
            },
            Qt::QueuedConnection);
    });
    loop.exec();
    reader.join();
    patience.stop();
    progress.stop();
    if (watch->cancelled) return Unexpected{QString()};
    const bool tells = window.isVisible() || qEnvironmentVariableIsSet(kTellInWindow);
    if (!*result && tells) {
        window.setProblem(result->error());
        window.show();
        loop.exec();
    }
    return std::move(*result);
}

}  // namespace plimsoll
