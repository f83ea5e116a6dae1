// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/writelimits.h"

#include "sandbox/api.h"
#include "sandbox/misskeyapi.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Limited = std::pair<WriteClass, QString>;

/// What accounts/:id/… and statuses/:id/… do.
const QHash<QString, Limited> &limitedPaths()
{
    static const QHash<QString, Limited> all{
        {u"accounts/follow"_s, {WriteClass::Follows, u"follow"_s}},
        {u"accounts/unfollow"_s, {WriteClass::Follows, u"unfollow"_s}},
        {u"accounts/block"_s, {WriteClass::Blocks, u"block"_s}},
        {u"accounts/unblock"_s, {WriteClass::Blocks, u"unblock"_s}},
        {u"accounts/mute"_s, {WriteClass::Mutes, u"mute"_s}},
        {u"accounts/unmute"_s, {WriteClass::Mutes, u"unmute"_s}},
        {u"statuses/"_s, {WriteClass::Posts, u"post"_s}},
        {u"media/"_s, {WriteClass::Uploads, u"upload"_s}},
        {u"statuses/reblog"_s, {WriteClass::Posts, u"boost"_s}},
        {u"statuses/unreblog"_s, {WriteClass::Deletes, u"unboost"_s}}};
    return all;
}

QString subjectOf(const Call &call, const QString &subject, const QString &id)
{
    if (subject == u"accounts"_s) {
        const int person = call.world.personById(call.site, id);
        return person < 0 ? QString() : call.world.persons[size_t(person)].handle();
    }
    const Copy *copy = call.world.copy(call.site, id);
    const Note *note = copy ? call.world.noteOf(*copy) : nullptr;
    return note ? note->uri : QString();
}

} // namespace

std::optional<LimitedWrite> limitedWriteOf(const Call &call)
{
    if (call.is("misskey"_L1)) {
        return misskeyserver::limitedEndpoint(call);
    }
    const QString subject = call.parts.value(2);
    const QString id = call.parts.value(3);
    const QString version = call.parts.value(1);
    const bool api = call.parts.value(0) == u"api"_s
        && (version == u"v1"_s || (version == u"v2"_s && subject == u"media"_s));
    if (api && call.request.method == "DELETE" && subject == u"statuses"_s) {
        return LimitedWrite{.writes = WriteClass::Deletes,
            .what = u"delete"_s,
            .subject = subjectOf(call, subject, id)};
    }
    const auto found = limitedPaths().constFind(subject + u'/' + call.parts.value(4));
    if (!api || call.request.method != "POST" || found == limitedPaths().cend()) {
        return std::nullopt;
    }
    return LimitedWrite{.writes = found->first,
        .what = found->second,
        .subject = id.isEmpty() ? QString() : subjectOf(call, subject, id)};
}

} // namespace asterism
