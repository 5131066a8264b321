#include "ui/freeze_voice.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QFileInfo>

#include <algorithm>

namespace plimsoll {

namespace {

QString words(const std::string& s)
{
    return QString::fromStdString(s);
}

Toast toast(const QString& kind, const QString& head, Severity severity = Severity::Notice)
{
    return {severity, kind, head, QString::fromLatin1(FreezeVoice::kPlace), {}};
}

}  // namespace

StatusItem blackBoxItem(const BlackBoxStatus& box, Timestamp now)
{
    StatusItem item;
    QStringList tip;
    if (!box.trouble.empty()) {
        item.bad = true;
        tip << modelWords(box.trouble);
    }
    if (!box.freezing.empty()) {
        const auto next = std::min_element(box.freezing.begin(), box.freezing.end(),
                                           [](const auto& a, const auto& b) { return a.until < b.until; });
        const Duration left = next->until - now;
        item.text = left > Duration{} ? UiText::tr("freezing, %1 left").arg(format::countdown(left))
                                      : UiText::tr("writing the incident");
        for (const auto& f : box.freezing)
            tip << UiText::tr("Being kept: %1, up to %2").arg(words(f.reason), format::clockTimeZoned(f.until));
    } else if (box.on) {
        item.text = UiText::tr("black box %1").arg(format::bytes(double(box.bytes)));
    } else {
        item.text = box.wanted ? UiText::tr("black box not kept") : UiText::tr("black box off");
    }
    if (box.first && box.last)
        tip << UiText::tr("Raw frames from %1 to %2")
                   .arg(format::cellDate(*box.first), format::dateTimeZoned(*box.last));
    if (box.largestBytes > 0)
        tip << UiText::tr("%1 of at most %2")
                   .arg(format::bytes(double(box.bytes)), format::bytes(double(box.largestBytes)));
    tip << UiText::tr("Kept since the start: %1 frames; lost because the disk could not keep up: %2")
               .arg(format::count(box.entries), format::count(box.dropped));
    if (!box.rebuilding.empty())
        tip << UiText::tr("The past of %1's books is being rebuilt from it: %2 %")
                   .arg(words(box.rebuilding))
                   .arg(static_cast<int>(box.rebuiltShare * 100));
    if (box.incidents > 0)
        tip << UiText::tr("Incidents written since the start: %1").arg(format::count(box.incidents));
    item.bad = item.bad || box.dropped > 0;
    item.tip = tip.join(QLatin1Char('\n'));
    return item;
}

std::vector<Toast> FreezeVoice::hear(const BlackBoxStatus& box)
{
    std::vector<Toast> toasts;
    std::set<std::string> freezing;
    for (const auto& f : box.freezing) {
        freezing.insert(f.name);
        if (m_looked && !m_freezing.contains(f.name))
            toasts.push_back(toast(UiText::tr("Freezing until %1").arg(format::clockTimeZoned(f.until)),
                                   words(f.reason).simplified()));
    }
    if (m_looked && box.incidents > m_written && !box.lastIncident.empty())
        toasts.push_back(toast(UiText::tr("Incident written"), QFileInfo(words(box.lastIncident)).fileName()));
    if (m_looked && !box.trouble.empty() && box.trouble != m_trouble)
        toasts.push_back(toast(UiText::tr("Black box"), words(box.trouble).simplified(), Severity::Warning));
    m_freezing = std::move(freezing);
    m_written = box.incidents;
    m_trouble = box.trouble;
    m_looked = true;
    return toasts;
}

}  // namespace plimsoll
