// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/family.h"

#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/misskey/misskeyfamily.h"

namespace asterism {

std::optional<Request> Family::listMemberIds(
    const Instance & /*instance*/, const QString & /*listId*/) const
{
    return {};
}

std::optional<Request> Family::moreAnswers(
    const Instance & /*instance*/, const QString & /*localId*/, const QString & /*below*/) const
{
    return {};
}

std::optional<Request> Family::ancestors(
    const Instance & /*instance*/, const QString & /*localId*/) const
{
    return {};
}

Result<Thread> Family::decodeAncestors(
    const Instance &instance, const Response & /*response*/, bool /*asGuest*/) const
{
    return Error{.kind = ErrorKind::Usage, .subject = instance.host};
}

Result<Request> Family::shelves(
    const Instance &instance, Source::Kind /*kind*/, const QString & /*beside*/) const
{
    return Error{.kind = ErrorKind::Usage, .subject = instance.host};
}

std::optional<Request> Family::favouriteShelves(
    const Instance & /*instance*/, Source::Kind /*kind*/) const
{
    return {};
}

Result<std::vector<ServerList>> Family::decodeShelves(
    const Instance &instance, const Response & /*response*/) const
{
    return Error{.kind = ErrorKind::Usage, .subject = instance.host};
}

Result<Request> Family::createClip(const Instance &instance, const QString & /*name*/) const
{
    return Error{.kind = ErrorKind::Usage, .subject = instance.host};
}

namespace {

Error notThereAtAll(const Instance &instance)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host};
}

} // namespace

Result<ToldProfile> Family::decodeOwnProfile(
    const Instance &instance, const Response & /*response*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::changeProfile(
    const Instance &instance, const OwnProfile & /*wished*/, ProfileParts /*parts*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::sendProfilePicture(const Instance &instance, ProfilePart /*which*/,
    const Attachment & /*picture*/, const QString & /*path*/) const
{
    return notThereAtAll(instance);
}

Result<std::optional<Request>> Family::afterProfilePicture(
    const Instance & /*instance*/, ProfilePart /*which*/, const Response & /*response*/) const
{
    return std::optional<Request>();
}

Result<Request> Family::dropProfilePicture(const Instance &instance, ProfilePart /*which*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::sendMedia(
    const Instance &instance, const Attachment & /*file*/, const QString & /*path*/) const
{
    return notThereAtAll(instance);
}

Result<SentMedia> Family::decodeSentMedia(
    const Instance &instance, const Response & /*response*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::mediaState(const Instance &instance, const QString & /*id*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::describeMedia(const Instance &instance, const Attachment & /*file*/) const
{
    return notThereAtAll(instance);
}

Result<QString> Family::decodeScheduledId(
    const Instance &instance, const Response & /*response*/) const
{
    return notThereAtAll(instance);
}

Result<QStringList> Family::decodeListMemberIds(
    const Instance &instance, const Response & /*response*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::scheduledPosts(const Instance &instance, const PageSpec & /*spec*/) const
{
    return notThereAtAll(instance);
}

Result<std::vector<ScheduledPost>> Family::decodeScheduledPosts(
    const Instance &instance, const Response & /*response*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::reschedule(
    const Instance &instance, const QString & /*id*/, qint64 /*at*/) const
{
    return notThereAtAll(instance);
}

Result<Request> Family::unschedule(const Instance &instance, const QString & /*id*/) const
{
    return notThereAtAll(instance);
}

Result<Done> Family::decodeRescheduled(
    const Instance &instance, const Response & /*response*/) const
{
    return notThereAtAll(instance);
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

std::vector<Request> Family::againFromNothing(
    const Instance & /*instance*/, const Write & /*write*/, const Response & /*refusal*/) const
{
    return {};
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

namespace {

Error noSuch(const Instance &instance)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host};
}

} // namespace

std::vector<Write> Family::pieces(const Instance & /*instance*/, const Write &write) const
{
    return {write};
}

std::optional<TimelineItem> Family::decodeChanged(
    const Instance & /*instance*/, const Response & /*response*/, Write::What /*what*/) const
{
    return {};
}

Result<Request> Family::publish(
    const Instance &instance, const Outgoing & /*post*/, const QString & /*key*/) const
{
    return noSuch(instance);
}

Result<TimelineItem> Family::decodePublished(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::edit(
    const Instance &instance, const QString & /*localId*/, const Outgoing & /*post*/) const
{
    return noSuch(instance);
}

Result<Request> Family::source(const Instance &instance, const QString & /*localId*/) const
{
    return noSuch(instance);
}

Result<PostSource> Family::decodeSource(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Audience> Family::decodeAudience(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::followRequests(const Instance &instance, const PageSpec & /*spec*/) const
{
    return noSuch(instance);
}

Result<PeoplePage> Family::decodeFollowRequests(
    const Instance &instance, const Response & /*response*/, const PageSpec & /*spec*/) const
{
    return noSuch(instance);
}

Result<Request> Family::heldCounts(const Instance &instance) const
{
    return noSuch(instance);
}

Result<HeldCounts> Family::decodeHeldCounts(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::heldPeople(const Instance &instance, const PageSpec & /*spec*/) const
{
    return noSuch(instance);
}

Result<HeldPage> Family::decodeHeldPeople(
    const Instance &instance, const Response & /*response*/, const PageSpec & /*spec*/) const
{
    return noSuch(instance);
}

Result<Request> Family::answerHeld(
    const Instance &instance, const QString & /*id*/, bool /*lets*/) const
{
    return noSuch(instance);
}

Result<Done> Family::decodeHeldAnswer(const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::noticesBy(
    const Instance &instance, const QString & /*personLocalId*/, const QString & /*below*/) const
{
    return noSuch(instance);
}

Result<Request> Family::customEmojis(const Instance &instance) const
{
    return noSuch(instance);
}

Result<std::vector<ServerEmoji>> Family::decodeCustomEmojis(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::readConversation(
    const Instance &instance, const QString & /*localId*/) const
{
    return noSuch(instance);
}

Result<Done> Family::decodeReadConversation(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::rules(const Instance &instance) const
{
    return noSuch(instance);
}

Result<std::vector<ServerRule>> Family::decodeRules(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

Result<Request> Family::followedTag(const Instance &instance, const QString & /*tag*/) const
{
    return noSuch(instance);
}

Result<bool> Family::decodeFollowedTag(
    const Instance &instance, const Response & /*response*/) const
{
    return noSuch(instance);
}

const Family *familyFor(const Instance &instance)
{
    static const mastodon::MastodonFamily mastodonFamily; // stateless, so one of each is enough
    static const misskey::MisskeyFamily misskeyFamily;
    switch (instance.family) {
    case Instance::Family::Mastodon:
        return &mastodonFamily;
    case Instance::Family::Misskey:
        return &misskeyFamily;
    case Instance::Family::ActivityPub:
    case Instance::Family::Unknown:
        break;
    }
    return nullptr;
}

} // namespace asterism
