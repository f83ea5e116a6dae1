// SPDX-License-Identifier: GPL-3.0-or-later

// What no server of the family keeps, or tells in a form that would mean the same here.
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

Error hasNone(const Instance &instance, const QString &words)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = words};
}

Error withoutMarkers(const Instance &instance)
{
    return hasNone(instance, Words::tr("this server does not keep how far home was read"));
}

/// It writes files only for who is signed in on its own page (Misskey: endpoints/i/export-*.ts,
/// `secure`).
Error withoutFiles(const Instance &instance)
{
    return hasNone(instance, Words::tr("this server does not tell that"));
}

} // namespace

Result<Request> MisskeyFamily::homeMarker(const Instance &instance) const
{
    return withoutMarkers(instance);
}

Result<Request> MisskeyFamily::saveHomeMarker(
    const Instance &instance, const QString & /*localId*/) const
{
    return withoutMarkers(instance);
}

Result<QString> MisskeyFamily::decodeHomeMarker(
    const Instance &instance, const Response & /*response*/) const
{
    return withoutMarkers(instance);
}

Result<Request> MisskeyFamily::noticeMarker(const Instance &instance) const
{
    return hasNone(
        instance, Words::tr("this server does not keep how far notifications were read"));
}

Result<Request> MisskeyFamily::exported(const Instance &instance, MovedKind /*kind*/) const
{
    return withoutFiles(instance);
}

Result<QByteArray> MisskeyFamily::decodeExported(
    const Instance &instance, const Response & /*response*/) const
{
    return withoutFiles(instance);
}

/// Collections are Mastodon's: whatever is answered, there is none of that id.
Request MisskeyFamily::collection(const Instance &instance, const QString &id) const
{
    return ask(instance, u"collections/show"_s, {{u"collectionId"_s, id}});
}

Result<PeopleCollection> MisskeyFamily::decodeCollection(
    const Instance &instance, const Response & /*response*/, bool /*asGuest*/) const
{
    return Error{.kind = ErrorKind::NotFound, .subject = instance.host};
}

} // namespace asterism::misskey
