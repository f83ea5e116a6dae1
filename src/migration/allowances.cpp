// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "migration/pace.h"
#include "migration/rowrules.h"
#include "protocol/capabilities.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 mastodonFollows = 7500; ///< more only for who has many followers
constexpr qint64 mostFollowers = 100'000'000; ///< nobody has more, whatever is told

constexpr auto boostMutes = "boost-mutes"_L1; ///< beside the follows that are without boosts

bool isMisskey(const Instance &instance)
{
    return instance.family == Instance::Family::Misskey;
}

bool isPleroma(const Instance &instance)
{
    return instance.software == u"pleroma" || instance.software == u"akkoma";
}

Allowance misskeyAllowance(const QString &what)
{
    if (what == u"follows") {
        return {.writes = 100, .windowMs = hourMs};
    }
    if (what == u"lists") {
        return {.writes = 30, .windowMs = hourMs};
    }
    // clips: endpoints/clips/add-note.ts; whole servers: endpoints/i/update.ts
    const bool counted = what == u"blocks" || what == u"mutes" || what == u"bookmarks"
        || what == u"domain-blocks" || what == boostMutes || what == u"clips";
    return counted ? Allowance{.writes = 20, .windowMs = hourMs} : Allowance{};
}

} // namespace

Allowance knownAllowance(const Instance &instance, const QString &what)
{
    if (isMisskey(instance)) {
        return misskeyAllowance(what);
    }
    if (isPleroma(instance)) {
        const bool relations = what == u"follows" || what == u"blocks" || what == u"mutes";
        return relations ? Allowance{.writes = 10, .windowMs = 10 * secondMs} : Allowance{};
    }
    if (instance.software == u"mastodon" && what == u"follows") {
        return {.writes = 400, .windowMs = dayMs};
    }
    return {};
}

int followCap(const Instance &instance, qint64 followers)
{
    if (instance.software != u"mastodon") {
        return 0;
    }
    const qint64 elevenTenths = (std::clamp(followers, qint64(0), mostFollowers) * 11 + 5) / 10;
    return int(std::max(mastodonFollows, elevenTenths));
}

int overFollowCap(int cap, int have, int more)
{
    return cap > 0 && more > 0 ? std::clamp(have + more - cap, 0, more) : 0;
}

int writesFor(const Instance &instance, MovedKind kind, int additions, int removals)
{
    const int each = kind == MovedKind::DomainBlocks
        ? std::max(1, capabilities(instance).domainBlocksAtOnce)
        : 1;
    const auto writes = [each](int rows) { return rows > 0 ? (rows - 1) / each + 1 : 0; };
    return writes(additions) + writes(removals);
}

int writesToChangeMute(const Instance &instance)
{
    return isMisskey(instance) ? 2 : 1;
}

qint64 timeFor(int writes, const Allowance &allowance)
{
    if (writes <= 0) {
        return 0;
    }
    if (allowance.writes <= 0 || allowance.windowMs <= 0) {
        return writes * secondMs;
    }
    const qint64 windows = (writes - 1) / allowance.writes; // that are full before the last one
    const qint64 rest = (writes - windows * allowance.writes) * secondMs;
    const qint64 cycle = std::max(allowance.windowMs, allowance.writes * secondMs);
    return windows * cycle + rest;
}

WriteLoad slowestLoad(const Instance &instance, MovedKind kind, int writes, int boostless)
{
    const WriteLoad own{writes, knownAllowance(instance, writeClass(writeOf(kind, false)))};
    if (!isMisskey(instance) || kind != MovedKind::Follows) {
        return own;
    }
    const WriteLoad mutes{boostless, knownAllowance(instance, QString(boostMutes))};
    const bool longer = timeFor(mutes.writes, mutes.allowance) > timeFor(own.writes, own.allowance);
    return longer ? mutes : own;
}

} // namespace asterism
