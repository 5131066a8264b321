#include "app/export_past.h"

#include "model/market/disk_work.h"
#include "ui/ask_unseen.h"
#include "ui/main_window.h"

#include <thread>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr auto kBetween = 2ms;

}  // namespace

ExportPast::ExportPast(MainWindow& window, const QStringList& panels) : m_window(window)
{
    // Where nobody answers, nobody is asked.
    if (!window.historyServed()) return;
    m_ask = panels;
    for (const QString& id : panels)
        if (Panel* const panel = window.panel(id))
            QObject::connect(panel, &Panel::historyWanted, &m_ear, [this, id](const HistoryRequest& request) {
                if (m_ask.isEmpty()) return;
                m_asked[request.by] = request.serial;
                if (!m_show.contains(id)) m_show << id;
            });
}

bool ExportPast::step()
{
    if (!m_ask.isEmpty()) {
        const AskUnseen unseen;
        m_window.refreshPanel(m_ask.front());
        m_ask.removeFirst();
        m_until = std::chrono::steady_clock::now() + kDiskPatience;
        return true;
    }
    if (waits()) {
        std::this_thread::sleep_for(kBetween);
        return true;
    }
    if (m_show.isEmpty()) return false;
    m_window.refreshPanel(m_show.takeFirst());
    return !m_show.isEmpty();
}

// The answers come from the store's own thread.
bool ExportPast::waits()
{
    if (m_asked.empty()) return false;
    const auto past = m_window.hub().past.read().value;
    std::erase_if(m_asked, [&](const auto& asked) {
        const auto answer = past ? past->of(asked.first) : nullptr;
        return answer && answer->request.serial >= asked.second;
    });
    return !m_asked.empty() && std::chrono::steady_clock::now() < m_until;
}

}  // namespace plimsoll
