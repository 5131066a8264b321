// What a socket says beside data: answers to requests, refusals, notices. okx.md section 2.
#include "feeds/okx/okx_codec.h"

#include <algorithm>
#include <charconv>

namespace plimsoll::okx {

namespace {

constexpr std::size_t kOpenRequests = 256;

// Ids of our requests are "12n5": the twelfth request, of five args.
bool readId(std::string_view text, std::int64_t& id, unsigned& args)
{
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, id);
    if (number.ec != std::errc{} || number.ptr == end || *number.ptr != 'n') return false;
    const auto count = std::from_chars(number.ptr + 1, end, args);
    return count.ec == std::errc{} && count.ptr == end && id >= 0;
}

}  // namespace

// Section 2. What is an event and not data:
//  {"id":"12n2","event":"subscribe","arg":{...},"connId":"a4d3ae55"}             one for each arg
//  {"id":"12n2","event":"error","code":"60018","msg":"...","connId":"..."}       of one arg
//  {"event":"notice","code":"64008","msg":"...","connId":"..."}
void OkxCodec::control(Frame& f, const Stamp& stamp, EventBatch& out)
{
    const JsonPicker top(m_top, m_fault, kWhole);
    const std::string_view event = top.textIf("event"), id = top.textIf("id");
    const std::string_view code = top.textIf("code"), message = top.textIf("msg");
    unsigned args = 0;
    f.request = id;
    const bool ours = readId(id, f.requestId, args);
    if (!ours) f.requestId = -1;
    const auto said = [&] {
        std::string words(clipped(code, 20));
        if (!words.empty() && !message.empty()) words += ' ';
        return words + std::string(clipped(message));
    };
    f.kind = FrameKind::Unknown;
    if (event == "subscribe" || event == "unsubscribe") {
        f.kind = FrameKind::Ack;
        if (ours && args > 1 && !allAnswered(top.textIf("connId"), id)) f.requestId = -1;
    } else if (event == "error" && code != "60014") {
        f.kind = FrameKind::Nack;
        f.message = said();
        if (f.message.empty()) f.message = "refused without a reason";
    } else if (event == "notice" || event == "error") {
        // 60014, too many requests: nothing is wrong with the args; what is not answered is asked again later.
        f.kind = FrameKind::Notice;
        f.message = said();
        f.closing = code == "64008";
        if (event == "error" || m_fault) return;
        VenueStatus notice;
        notice.title = out.keep(f.message);
        emitVenueWide(out, stamp, std::nullopt, notice);
    } else if (event == "channel-conn-count" || event == "login") {
        f.kind = FrameKind::Ignored;
    }
}

bool OkxCodec::allAnswered(std::string_view connection, std::string_view id)
{
    std::string request(clipped(connection, 64));
    request += '/';
    request += clipped(id, 64);
    const auto it =
        std::find_if(m_answers.begin(), m_answers.end(), [&](const Answers& a) { return a.request == request; });
    if (it != m_answers.end()) {
        if (--it->left > 0) return false;
        m_answers.erase(it);
        return true;
    }
    std::int64_t number = 0;
    Answers fresh{std::move(request), 0};
    if (!readId(id, number, fresh.left) || fresh.left < 2) return true;
    --fresh.left;
    if (m_answers.size() == kOpenRequests) m_answers.pop_front();
    m_answers.push_back(std::move(fresh));
    return false;
}

}  // namespace plimsoll::okx
