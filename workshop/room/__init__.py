"""The room: join and lesson pages, sharing, the projector's and the facilitator's page, on one port."""
