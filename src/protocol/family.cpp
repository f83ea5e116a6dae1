// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/family.h"

#include "protocol/mastodon/mastodonfamily.h"

namespace asterism {

Result<Request> Family::shelves(const Instance &instance, Source::Kind /*kind*/) const
{
    return Error{.kind = ErrorKind::Usage, .subject = instance.host};
}

Result<std::vector<ServerList>> Family::decodeShelves(
    const Instance &instance, const Response & /*response*/) const
{
    return Error{.kind = ErrorKind::Usage, .subject = instance.host};
}

std::optional<QByteArray> Family::watch(
    const Instance & /*instance*/, const QString & /*localId*/) const
{
    return {};
}

std::optional<QByteArray> Family::unwatch(
    const Instance & /*instance*/, const QString & /*localId*/) const
{
    return {};
}

std::optional<Request> Family::beforeWrite(
    const Instance & /*instance*/, const Write & /*write*/) const
{
    return {};
}

Result<std::optional<Write>> Family::withAnswer(
    const Instance & /*instance*/, const Write &write, const Response & /*response*/) const
{
    return std::optional(write);
}

bool Family::setsOptionsApart() const
{
    return false;
}

std::vector<Request> Family::optionsLeft(
    const Instance & /*instance*/, const MovedItem & /*wished*/, const Relationship & /*now*/) const
{
    return {};
}

const Family *familyFor(const Instance &instance)
{
    static const mastodon::MastodonFamily mastodonFamily; // stateless, so one is enough
    return instance.family == Instance::Family::Mastodon ? &mastodonFamily : nullptr;
}

} // namespace asterism
