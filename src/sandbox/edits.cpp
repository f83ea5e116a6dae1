// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/statuses/:id/history (tests/fixtures/gotosocial/status_history.json)
#include "sandbox/api.h"

#include "base/clock.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// The keys of a StatusEdit are those of a status.
QJsonObject versionJson(const Call &call, const Copy &copy, const Note &version)
{
    Copy shown = copy;
    shown.forged = std::make_shared<const Note>(version);
    const QJsonObject status = statusJson(call.view(), shown);
    QJsonObject json;
    for (const auto &key : {u"content"_s, u"spoiler_text"_s, u"sensitive"_s, u"account"_s,
             u"poll"_s, u"media_attachments"_s, u"emojis"_s}) {
        json.insert(key, status[key]);
    }
    json.insert(u"created_at"_s, isoTime(version.editedAt > 0 ? version.editedAt : copy.createdAt));
    return json;
}

} // namespace

HttpResponse history(const Call &call, const Copy &copy)
{
    if (call.is("snac"_L1)) {
        return call.no(404);
    }
    const Note &note = *call.world.noteOf(copy);
    QJsonArray all;
    for (const Note &version : note.before) {
        all.append(versionJson(call, copy, version));
    }
    all.append(versionJson(call, copy, note));
    return call.json(all);
}

} // namespace asterism
