// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "net/frames.h"
#include "net/upgrade.h"
#include "protocol/family.h"

#include <QLoggingCategory>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

static constexpr qint64 limit = 4096;

/// What a server's bytes say, taken in pieces of that size.
static QList<ServerFrame> framesOf(const QByteArray &bytes, qsizetype piece, bool *faulty)
{
    FrameReader reader(limit);
    QList<ServerFrame> frames;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        reader.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        while (const auto frame = reader.next()) {
            require(frame->payload.size() <= limit, "a message is bounded");
            const bool isText = frame->kind == FrameKind::Text || frame->kind == FrameKind::Close;
            require(!isText || frame->payload.isValidUtf8(), "a text is UTF-8");
            require(frame->kind == FrameKind::Text || frame->payload.size() <= 125,
                "a control frame is short");
            frames.append(*frame);
        }
    }
    *faulty = reader.fault().has_value();
    return frames;
}

static bool isForEverybody(const Post &post)
{
    return post.visibility != Visibility::Private && post.visibility != Visibility::Direct;
}

/// What a message of a stream says to one family's reader.
static void checkMessage(Instance::Family family, const QByteArray &message, bool asGuest)
{
    Instance instance;
    instance.host = instance.accountDomain = u"a.example"_s;
    instance.software = family == Instance::Family::Misskey ? u"misskey"_s : u"mastodon"_s;
    instance.family = family;
    const auto event = familyFor(instance)->decodeFrame(instance, message, asGuest);
    if (!event) {
        require(!event.error().subject.isEmpty(), "an error has a subject");
        return;
    }
    using Kind = StreamEvent::Kind;
    require(event->word.size() <= 100, "words are bounded");
    require(event->kind != Kind::Update || event->item, "an update has a row");
    require(event->kind != Kind::Delete || !event->localId.isEmpty(), "what is deleted has an id");
    require(event->kind != Kind::Changed || !event->localId.isEmpty(), "what changed has an id");
    require(event->kind != Kind::Connected || event->topic, "what holds has a topic");
    const bool narrow = event->item && !isForEverybody(event->item->post);
    require(!narrow || !asGuest || family != Instance::Family::Misskey,
        "a guest is told of what is for everybody alone");
}

/// All that is told, to each family's reader: a socket does not say whose it is.
static void checkMessages(const QList<ServerFrame> &frames)
{
    for (const ServerFrame &frame : frames) {
        if (frame.kind != FrameKind::Text) {
            continue;
        }
        for (const bool asGuest : {false, true}) {
            checkMessage(Instance::Family::Mastodon, frame.payload, asGuest);
            checkMessage(Instance::Family::Misskey, frame.payload, asGuest);
        }
    }
}

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    QLoggingCategory::setFilterRules(u"*=false"_s);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 64 * 1024) {
        return 0;
    }
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    bool wholeFaulty = false;
    bool piecesFaulty = false;
    const auto whole = framesOf(bytes, std::max<qsizetype>(1, bytes.size()), &wholeFaulty);
    const auto pieces = framesOf(bytes, 3, &piecesFaulty);
    require(whole == pieces && wholeFaulty == piecesFaulty, "it does not matter how bytes arrive");
    checkMessages(whole);

    const StreamAddress address{.url = QUrl(u"wss://a.example/"_s)};
    const auto answer = readUpgrade(bytes, address, "dGhlIHNhbXBsZSBub25jZQ==", true);
    require(answer.state != UpgradeAnswer::State::NeedMore, "the end is the end");
    require(answer.response.body.size() <= 64 * 1024, "a refusal's body is bounded");
    return 0;
}
