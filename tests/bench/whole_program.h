// The whole program beside the loud venues of load_server.h: live source, black box, history, window.
#pragma once

#include "app/application.h"
#include "app/live_source.h"
#include "tests/bench/bench_tools.h"
#include "tests/bench/load_server.h"

#include <QTemporaryDir>

#include <memory>

namespace plimsoll::bench {

class WholeProgram {
public:
    explicit WholeProgram(const LoadVenues& venues, QSize size = {1920, 1080})
    {
        m_options.dataDir = m_dir.path();
        m_options.size = size;
        for (int i = 0; i < venues.assets(); ++i)
            m_options.assets.append(QString::fromStdString(test::LoadTraffic::asset(i)));
        m_options.spot = true;
        m_config.topAssets = venues.assets();
        EndpointMap map;
        for (const auto& [venue, endpoints] : venues.endpoints()) map[static_cast<std::size_t>(venue)] = endpoints;
        m_program = std::make_unique<Application>(m_options, m_config, choosePaths(m_options));
        if (const auto used = m_program->useLive(map); !used) qFatal("%s", qPrintable(used.error()));
        m_program->open();
        window().activateWindow();
        window().frameTick().setRate(FrameTick::Rate::Full);
    }
    ~WholeProgram() { window().close(); }
    WholeProgram(const WholeProgram&) = delete;
    WholeProgram& operator=(const WholeProgram&) = delete;

    SnapshotHub& hub() { return m_program->hub(); }
    LiveSource& live() { return *m_program->live(); }
    MainWindow& window() { return m_program->window(); }
    // Books that are live, and those that are wanted.
    std::pair<std::uint32_t, std::uint32_t> books()
    {
        std::pair<std::uint32_t, std::uint32_t> n{};
        if (const auto h = hub().health.read().value)
            for (const VenueRow& row : h->venues)
                if (row.health) n.first += row.health->booksLive, n.second += row.health->booksWanted;
        return n;
    }

    // Until every book is live, a minute at most.
    void settle()
    {
        for (int i = 0; i < 600; ++i) {
            wait(0.1);
            const auto [live, wanted] = books();
            if (i > 50 && live > 0 && live == wanted) break;
        }
    }

private:
    QTemporaryDir m_dir;
    Options m_options;
    Config m_config;
    std::unique_ptr<Application> m_program;
};

}  // namespace plimsoll::bench
