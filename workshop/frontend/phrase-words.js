// The words that return phrases are made of: short, plain, and no two of them one slip of a key apart.

const LIST = `
acorn acre actor adjust admit adopt agent agile aim airport airy album alder alert algae alley allow almond aloe alp
alpha alto amuse anchor angle answer anthem anvil apex apology appear apple apricot apron apt aqua arc arcade arctic
area aroma arrange arrive artist ash aspen assist aster atlas atom atrium attend attic author autumn avenue average
avocado await awning axis axle azure bacon badger bagel bake bakery balance ballad balloon bamboo banana bandage banjo
banner barber barley barn barrel basil bask basket bat batter bean beaver beetle begin beige belong belt bench bend
bicycle binder birch bird biscuit bison bistro blanket blink blizzard bloom blossom bluff bobbin bonfire bonnet bonus
book bottle bounce bouquet bracket bramble branch brave breeze brew briar brick bridge brief bright bring broad bronze
broth brownie buck bucket buckle bud bugle build bull bunny bush button cabbage cabin cabinet cactus calf camel camera
campus canal canary candid candle candy canoe canteen canvas canyon cap captain caramel caravan careful cargo carnival
carpet cashew cattle cave cedar celery cellar cello central century chair chalk chance channel chapel chapter chart
cheer cheese cherish cherry chestnut chick chief chili chimney chip chisel chive choice chorus cider cinema circle
circus citrus city civil clam clasp classic clean clever cliff climb clinic clock closet cloth cloud clove cobalt
cobbler coconut cod coffee coil collect colt comb comet common compass compose concert confetti connect cookie copper
copse coral corner cosmic cosmos cottage cotton couch count country cousin cover cozy crab cracker cradle crane crater
crayon cream create credit crepe cress cricket crimson crisp crocus crow crumb crust crystal cub cuff cumin cupboard
curry curtain cushion custard cyan cycle cymbal cypress daffodil dahlia daisy dance dapper daring date dawn debate
decide deep deft degree delta depot depth design desk dessert detail dew diary digit dill dinner dip diploma direct
distant dog dolphin domain dome domino donkey door double dozen dragon drama draw drawer dresser drift drive drizzle
drum dry duet dumpling dune eager eagle early earnest earth easy ebony echo eclipse edit editor eel effort egg elbow
elegant eleven elk embark ember emerald encore energy engine enjoy enter entry envelope epoch equal equator era eraser
essay essence estuary eve evening event exact expert explore extra fabric fact factory falcon family famous fancy
fanfare farmer fasten faucet feast fence fennel fern ferret festival festive fetch fiddle field fiesta fifty fig finch
firm first fish fjord flamingo flask flavor flax flicker float floor flow fluent fluffy flute foal focus folder foot
force forest fork formal forty fox fraction frame frank free freezer fresh friend friendly frisbee frog frost fruit
fuchsia fudge future gable gadget gala galaxy gallery gallop game garage garden gardener garland garlic gather gear
gecko gem gentle gerbil geyser giant ginger giraffe give glacier glad glaze glen glider glimmer glitter globe glossy
glue goat goblet gold golden gong goose gopher gorge grain grand grape grass gravel gravy green grid group grouse
grove guess guide guitar gulf gust hammer hammock hamster happy harbor hardy harmless harmony harness harp harvest
hawk hayride hazel head hearty heath heather hedge hedgehog helmet helpful hen herb heron high hinge hippo holiday
hollow holly honest honey hoop hooray hops horizon horn hornet host hostel hound huge hum humble hundred ibis ideal
igloo iguana image imagine improve include index indigo inlet invent invite iron island ivory ivy jackal jacket jade
jaguar jasmine jay jazz jelly jersey jewel jigsaw jockey join journal jovial jubilee jug juggler juice jumbo jump
jungle juniper kale kayak kebab keen keepsake kelp khaki kilt kind kindle kiosk kitchen kite kitten kiwi knob koala
label lace ladder ladle ladybug lagoon lamb lantern larch large lark lasting latest laugh laurel lava lavender lavish
leaf league learn legal legend lemon lemur length lenient lens lentil leopard letter lettuce level library lichen lid
light likely lilac lily lime limit linden lion list listen little lizard llama lobby lobster local locker lodge loft
logic lotus lucid lucky lullaby lunar lunch lyric macaw magenta magic magnet magpie major mallard mandolin mango
mantel maple maraca marble margin marigold marker marmot marsh mason mattress mauve maximum meadow meaning melody
melon mention mentor menu merry mesa meteor method metric midnight mighty milk millet minnow minor mint mirror mix
model modern modest mole moment moon mop mosaic moss moth motion motor motto mountain mouse mulberry museum mushroom
music mutual myrtle napkin native natural navy necklace nectar needle nephew nettle newt nimble noble north notebook
notice novel nozzle nugget number nut nutmeg oasis oboe observe ocean ochre octopus offer office olive omelet onion
opal opera option orange orator orbit orca orchard orchid order orderly oregano organ origami origin oriole osprey
ostrich otter outback outline outpost oven owl oyster pack paddle pageant paint painter palace palm pan pancake panda
panel pansy panther papaya paper parade parasol parcel parlor parrot parsley parsnip partner pasta pastry pasture
patch patio pattern pavilion peaceful peanut pearl pebble pecan peg pelican pencil pendant penguin penny pepper
percent perch petunia phase pheasant piano pickle picnic pigeon pike pilot pink pinwheel pitcher pixel pizza plaid
planet plank planner plateau play player playful plaza plenty pliers plug pocket poem polish polite polka pollen
pompom pony poodle popcorn porridge possum postcard poster pot potato power prairie prepare pretzel primrose prism
prize promise prompt proper proud pudding puffin pulley puma pumpkin pupil puppet puppy purple purse puzzle quail
quarry quarter queen query quest quick quilt quince quota rabbit raccoon radiant radio radish radius raft rafter rail
rainbow raisin ram rapid raven ravine ravioli reach ready recipe reef region regular relax remain remember repair
repeat reply resort result return rhubarb rhythm ribbon rice rivet roast robe robin robust roller roof rooster
rosemary rosy royal ruby rudder ruler rumba run rural russet saffron sage sailor salad salmon salsa salt samba sand
sandal sandwich sapling sapphire satchel sauce savanna saw scale scarf scarlet scholar school scissors scone scooter
screen script seal search season second secure seed select sense sepia serene series serve sesame seven shade shadow
shark shawl sheep shelf sherbet shiny shirt shoot shop shoulder shovel shrew shrimp shrub shutter sienna signal silent
silky silver simple sincere sing sister skate sketch ski skillet sleet sleeve slender slide slim slipper slope smart
smile smooth snack snail snake snow snug social sock sofa solar solid solo solve sonata sorrel sort soup south soy
spaniel spare sparkle sparrow speak special speedy spice spider spin spinach spiral spoon spring spruce square squash
squid squirrel stadium stag stalk stamp staple starling station statue steady steer stem still stir stitch stool stork
stout stove straw stream street stroll strong studio sturdy stylish subtle subway sugar suit sumac summer summit
sunbeam sunrise sunset supper supple surprise swallow swan sweater swift symbol syrup system taco tape tarragon tart
taste teapot tell temple tempo tender tenor tent term terrace terrier thank theater theme theory thimble thin third
thirty thistle thousand thread three thrush thunder ticket tidy tiger tile timely tinsel token tomato tone tongs
toolbox topaz topic torch tortoise total tough tour towel trace tractor tranquil tray treasure treat trend triangle
tricycle triple trolley trophy tropics trout true trumpet trunk trusty tugboat tulip tuna tundra tunic tunnel turbine
turkey turnip turtle tutor tuxedo twelve twenty twig twilight twine twirl ultra umbrella uncle unfold unicorn unique
unite upbeat upland urban useful usher usual value vanilla vase vault vector velvet veranda verbal verse version
vertex vest view village vine vinegar viola violet violin vision visit vital vivid voice volcano volume waffle wagon
wall wallet walnut walrus waltz wander wardrobe warm water wax weasel weave welcome wetland wharf wheat wheel whimsy
whisk whisker wick width wild willing willow win windmill window winter wire witty wolf wombat woods wool word
workshop wren wrench wrist writer yak yard yarrow yellow yogurt yonder young zebra zenith zero zesty zigzag zipper zoo
`;

/** 1,296 words, in order. */
export const PHRASE_WORDS = LIST.trim().split(/\s+/);
